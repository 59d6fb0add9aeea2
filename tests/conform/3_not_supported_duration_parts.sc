// spec 3 Duration: its parts are not supported yet
// reject
// diag: SC1302@4
function main() { const d = 1500ms; _ = d.millis(); }
