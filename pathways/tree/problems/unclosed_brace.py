"""A brace or bracket is opened and not closed.

## Why it matters

Until it is closed, everything that follows belongs to it. The message shows where it was opened and what began
before it was closed.

## An example

```mistake
certificate asu.data "Data" {
  require any of { asu.a, asu.b
  worth 12 credits
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require any of { asu.a, asu.b }
  worth 12 credits
}
```
"""
