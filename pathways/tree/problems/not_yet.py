"""This part of the language is planned and not there yet.

## Why it matters

What cannot be decided correctly is refused, never half understood. The reference, `grammar/README.md`, lists
everything that is still to come. Until then such a rule is kept as a sentence that a person attests.

## An example

```mistake
transfer asu.composition "Composition" {
  into asu.eng101
}
```

## What to write instead

```pathway
requirement asu.composition = attested "composition was transferred" by "the registrar"
```
"""
