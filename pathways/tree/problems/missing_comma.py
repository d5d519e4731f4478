"""Two members of a list stand side by side without a comma.

## Why it matters

Members are separated by commas alone. A comma after the last member may stand there or not.

## An example

```mistake
certificate asu.data "Data" {
  require any of { asu.a asu.b }
}
```

## What to write instead

```pathway
certificate asu.data "Data" {
  require any of { asu.a, asu.b }
}
```
"""
