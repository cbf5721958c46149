/** The word for `--from` that means the Go module proxies. A source of the settings with this name goes before it. */
export const MODULE_PROXY_SOURCE = 'proxy';
