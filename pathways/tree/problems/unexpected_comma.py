"""A comma stands where nothing is listed.

## Why it matters

Clauses follow one another without commas, and so do declarations. Only the members of a list are separated.

## An example

```mistake
certificate asu.data "Data" {
  issued by asu, worth 12 credits
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  issued by asu worth 12 credits
}
```
"""
