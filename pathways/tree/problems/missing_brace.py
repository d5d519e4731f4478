"""A list or the clauses of a declaration are not between braces.

## Why it matters

Braces say how far a list reaches. Without them, what belongs to it would be a guess.

## An example

```mistake
certificate asu.data "Data" {
  require any of asu.a, asu.b
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require any of { asu.a, asu.b }
}
```
"""
