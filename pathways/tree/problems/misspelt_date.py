"""A date is not a day, or written in another way than year-month-day.

## Why it matters

05/10/2024 is in May for some readers and in October for others. Year, month and day with all their digits are the
same for all.

## An example

```mistake
certificate asu.data "Data" {
  effective 05/10/2024
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  effective 2024-05-10
}
```
"""
