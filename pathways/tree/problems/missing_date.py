"""A date is missing or written in words.

## Why it matters

A date is written with year, month and day, which is the same in every country.

## An example

```mistake
certificate asu.data "Data" {
  effective May 10, 2024
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  effective 2024-05-10
}
```
"""
