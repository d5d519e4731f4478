"""The rules as a graph: typed nodes and edges over the model, for auditing, analysis and drawing."""
