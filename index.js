// Empty on purpose: n8n loads this package by the "n8n" block of package.json, never by "main".
// npm still wants a main file, and a file without code is one that nothing can depend on.
