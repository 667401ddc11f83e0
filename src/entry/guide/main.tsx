/** The guide's page: short explanations that findings link to. Wiring only. */
import { render } from 'preact';
import { tokenim } from '../../profiles/tokenim';
import { GuideView } from '../../ui/GuideView';
import { chooseLocale, chosenLocale, copyText } from '../choices';

const locale = await chosenLocale();

function Guide() {
  return <GuideView locale={locale} onLocale={chooseLocale} onCopy={copyText} facts={tokenim} theme="system" />;
}

render(<Guide />, document.body);

// The page is written after it was loaded, so the browser has not found its anchor yet.
document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
