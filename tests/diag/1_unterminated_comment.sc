// reject
// diag: SC0102@5
// Comments nest.
function main() { }
/* a comment /* in a comment */
function never() { }
