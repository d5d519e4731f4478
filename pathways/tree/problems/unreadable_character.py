"""A character means nothing in the language.

## Why it matters

Outside of texts and comments a rule has letters, digits, dots, braces, brackets, commas and `=`. Everything else is
left out of reading and told. In texts and comments most characters are welcome; only what nobody sees there is told:
control characters, line ends of other systems, and marks that turn the direction of letters, because with them a rule
can look otherwise than it reads.

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
