"""A brace or bracket closes nothing.

## Why it matters

Either it is one too many, or one further up closed more than it should.

## An example

```mistake
course asu.eng101 "Composition" { worth 3 credits } }
```

## What to write instead

```pathway
course asu.eng101 "Composition" { worth 3 credits }
```
"""
