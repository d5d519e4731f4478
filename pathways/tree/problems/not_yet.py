"""This part of the language is planned and not there yet.

## Why it matters

What cannot be decided correctly is refused, never half understood. The reference, `grammar/README.md`, lists
everything that is still to come. Until then such a rule is kept as a sentence that a person attests.

## An example

```mistake
course asu.dat120 "Data 2" {
  prerequisite asu.dat110
}
```

## What to write instead

```pathway
requirement asu.ready_for_dat120 = attested "ready for Data 2" by "the department"
```
"""
