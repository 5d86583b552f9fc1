import './kit.css';
import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { changeLanguage, onLanguage, readyLanguage } from './language.ts';

/** Puts a page's app into its document, in the language chosen before. */
export async function start(App: ComponentType): Promise<void> {
  function Root() {
    const [, setTurn] = useState(0);
    useEffect(() => onLanguage(() => setTurn((now) => now + 1)), []);
    return <App />;
  }
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no place for its app');
  await readyLanguage().catch(() => changeLanguage('vi'));
  root.textContent = '';
  render(<Root />, root);
}
