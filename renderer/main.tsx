import './styles/tokens.css';
import './styles/base.css';
import { openClient } from './api/client.ts';
import { startWindow } from './shell/start-window.tsx';

const root = document.getElementById('root');
if (root !== null) void startWindow(openClient(window), root);
