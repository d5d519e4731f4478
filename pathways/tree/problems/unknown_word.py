"""A word stands where only words of the language can, and it is none of them.

## Why it matters

The language has few words, and each means one thing. A word that is nearly right is not read as the right one,
because a rule must not depend on a guess; the message offers the nearest.

## An example

```mistake
certificate asu.data "Data" {
  requires at least 12 credits from courses at asu
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require at least 12 credits from courses at asu
}
```
"""
