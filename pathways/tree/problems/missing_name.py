"""A name is missing.

## Why it matters

Rules refer to courses, credentials and requirements by name. The title is for people and may change; the name
stays.

## An example

```mistake
course "First-Year Composition"
```

## What to write instead

```pathway
course asu.eng101 "First-Year Composition"
```
"""
