"""The parts of an SVG picture, each as SVG text: shapes, boxes, lines, legend."""
