"""A word is missing that the clause cannot do without.

## Why it matters

Short words carry the meaning of a rule: `at least`, `from`, `or better`. None of them is ever supplied by itself.

## An example

```mistake
certificate asu.data "Data" {
  require gpa 2.75 over record courses
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require gpa at least 2.75 over record courses
}
```
"""
