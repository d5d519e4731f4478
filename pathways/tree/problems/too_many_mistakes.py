"""A file has a hundred mistakes or more, or all rules together have more than a thousand errors, warnings or notices.

## Why it matters

The first ones are told; the rest would be noise. Often such a file is no rule file, or one brace is missing at its
beginning, or a library that is used everywhere is not read.

## An example

```mistake
; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ;
; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ; ;
```

## What to write instead

```pathway
use asu
```
"""
