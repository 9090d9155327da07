"""Word and PowerPoint: packages of XML parts (ECMA-376), edited part by part."""
