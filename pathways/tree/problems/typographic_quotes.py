"""Quotation marks come from a word processor.

## Why it matters

Word processors replace straight quotation marks by curly ones. The language knows the straight ones only, so that a
title is the same text in every file.

## An example

```mistake
course asu.eng101 “Composition”
```

## What to write instead

```pathway
course asu.eng101 "Composition"
```
"""
