"""A list has no members.

## Why it matters

Nothing is done by being empty: a list that asks for nothing would otherwise be met by everybody.

## An example

```mistake
certificate asu.data "Data" {
  require all of { }
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require all of { asu.a }
}
```
"""
