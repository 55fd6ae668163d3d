// Loaded before the application's server: when the program that started it dies, even by `kill -9`,
// the channel closes, and the server goes too, so that its port is free for the next start.
process.on('disconnect', () => process.exit(0))
