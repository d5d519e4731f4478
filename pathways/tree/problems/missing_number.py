"""A number is missing, or it is written in words.

## Why it matters

Amounts are exact numbers in digits. What is selected is not an amount: `courses at asu` says which, not how many.

## An example

```mistake
certificate asu.data "Data" {
  require courses at asu
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require 4 courses from courses at asu
}
```
"""
