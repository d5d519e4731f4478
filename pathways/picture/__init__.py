"""Pictures of a pathway: boxes with states and seven kinds of arrow, as SVG, PNG, DOT or Mermaid."""
