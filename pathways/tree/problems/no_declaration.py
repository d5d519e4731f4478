"""Nothing in a file is written in this language: it is the text of a catalogue, or rules of another system.

## Why it matters

Pathways understands declarations and nothing else. Of a page that was copied from a catalogue every word would be wrong, and
hearing of each would help nobody. Rules of another degree audit have to be written anew; they come out shorter.

## An example

```mistake
Data Analytics Certificate
Students must complete:
  DAT 101 Data in daily life
  12 credits of electives
```

## What to write instead

```pathway
certificate lakeside.data "Data Analytics" {
  issued by lakeside
  require lakeside.dat101
  require 12 credits from courses in area lakeside.electives
}
```
"""
