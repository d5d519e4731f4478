"""A price is missing, or its currency is.

## Why it matters

Money is an exact sum in a currency; a bare number could be a price anywhere.

## An example

```mistake
conversion asu.mini "Mini-MBA" {
  price 400
}
```

## What to write instead

```pathway
conversion asu.mini "Mini-MBA" {
  price $400
}
```
"""
