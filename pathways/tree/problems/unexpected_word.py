"""A word, a name or a mark stands where it cannot.

## Why it matters

The words of a clause come in one order only, so that everybody reads a rule in the same way. The message says what
could stand there instead, the likeliest first.

## An example

```mistake
certificate asu.data "Data" {
  require asu.eng101 asu.mat142
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require all of { asu.eng101, asu.mat142 }
}
```
"""
