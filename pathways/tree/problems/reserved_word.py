"""A word of the language is used as a name.

## Why it matters

Every word of the language is reserved everywhere, so that a rule can be read in one way only, even by somebody who
does not know all the words. Between single quotes a word is just a name.

## An example

```mistake
course level "Level"
```

## What to write instead

```pathway
course 'level' "Level"
```
"""
