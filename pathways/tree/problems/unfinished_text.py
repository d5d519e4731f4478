"""A text has no closing quotation mark on its line.

## Why it matters

A text stays on one line. If it could go on, a forgotten mark would swallow the rest of the file.

## An example

```mistake
course asu.eng101 "Composition
```

## What to write instead

```pathway
course asu.eng101 "Composition"
```
"""
