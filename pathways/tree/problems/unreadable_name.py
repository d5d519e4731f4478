"""A word is neither a word of the language nor a name.

## Why it matters

A name has parts joined by dots; each begins with a letter and goes on with letters, digits and `_`. What a
catalogue prints with hyphens or blanks goes into `subject` and `number`, or into the title.

## An example

```mistake
course asu.eng-101 "Composition"
```

## What to write instead

```pathway
course asu.eng_101 "Composition"
```
"""
