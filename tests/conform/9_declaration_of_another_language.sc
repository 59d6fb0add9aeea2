// spec 9 diagnostics: what is wrong in the first declaration of a file has a message, and no more
// reject
// diag: SC0201@4
const char marks[3];
