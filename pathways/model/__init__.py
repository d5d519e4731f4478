"""What the rules say: credentials, requirements, selections, amounts and learners, with every name resolved."""
