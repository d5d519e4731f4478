"""A text in double quotes is missing.

## Why it matters

Texts are printed as they are. Without quotes nobody could tell where a text ends and the next clause begins.

## An example

```mistake
course asu.eng101 "Composition" {
  subject ENG
}
```

## What to write instead

```pathway
course asu.eng101 "Composition" {
  subject "ENG"
}
```
"""
