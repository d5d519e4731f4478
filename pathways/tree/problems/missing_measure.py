"""A number does not say what it counts.

## Why it matters

12 credits, 12 courses and 12 hours are three different demands, and units never add up by themselves.

## An example

```mistake
certificate asu.data "Data" {
  worth 12
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  worth 12 semester credits
}
```
"""
