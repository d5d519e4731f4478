"""More than 64 lists, or names that stand for lists, stand inside one another.

## Why it matters

Nobody reads such a rule aloud. Inner requirements get names of their own, which also shows them by name in an
audit; but what a name stands for counts as well. For the same reason at most 64 institutions are parts of one
another, at most 64 kinds rank as one another, and at most 64 units become one another.

## An example

```mistake
requirement asu.deep = all of { all of { all of { all of { all of { all of { all of { all of { all of { all of
{ all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of {
all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of {
all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of {
all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of { all of {
all of { all of { all of { all of { all of { all of { all of { asu.a } } } } } } } } } } } } } } } } } } } } }
} } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
```

## What to write instead

```pathway
requirement asu.inner = all of { asu.a, asu.b }
requirement asu.outer = any of { asu.inner, asu.c }
```
"""
