"""A character means nothing in the language.

## Why it matters

Outside of texts and comments a rule has letters, digits, dots, braces, brackets, commas and `=`. Everything else is
left out of reading and told.

## An example

```mistake
certificate asu.data "Data" {
  issued by asu;
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  issued by asu
}
```
"""
