// Imported first by every Node process that a command starts: ends it when that command is gone, however it ended.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();
