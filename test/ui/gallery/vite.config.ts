/** Serves the gallery: the interface in an ordinary page, over a Feed that is made up. `npx vite --config test/ui/gallery/vite.config.ts` */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  server: { fs: { allow: ['../../..'] } },
  logLevel: 'warn',
});
