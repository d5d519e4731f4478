"""A name, a text or a whole file is longer than any reader reads.

## Why it matters

A name has at most 100 characters, a text at most 10,000. What is longer came there by mistake, such as a page that was
pasted where a title belongs, and would fill every message and every picture in which it stands.
A file has at most 3,000,000 words and marks.

## An example

```mistake
course asu.composition_composition_composition_composition_composition_composition_composition_composition_one "Composition"
```

## What to write instead

```pathway
course asu.eng101 "Composition"
```
"""
