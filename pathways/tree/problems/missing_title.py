"""A title is missing, or its quotes are.

## Why it matters

Learners and registrars read titles, never names. A title stands between straight double quotes right after the
name.

## An example

```mistake
course asu.eng101 Composition
```

## What to write instead

```pathway
course asu.eng101 "Composition"
```
"""
