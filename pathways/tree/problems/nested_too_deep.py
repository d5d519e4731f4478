"""More than 64 lists stand inside one another.

## Why it matters

Nobody reads such a rule aloud. Inner requirements get names of their own, which also shows them by name in an
audit.

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
