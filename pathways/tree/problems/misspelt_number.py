"""A number has a comma inside or too many digits.

## Why it matters

A comma separates the members of a list. A number is digits with at most one dot.

## An example

```mistake
certificate asu.data "Data" {
  require at least 1,200 clock hours from experiences
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require at least 1200 clock hours from experiences
}
```
"""
