"""Where everything in a picture goes: from faces and lines to places and routes, left to right."""
