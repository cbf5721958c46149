declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: how Vite gives the class names of a CSS module
  export default classes;
}
declare module '*.css';
