/**
 * Everything that the package knows about the vendor, each fact once and with its page. Panel,
 * checks, messages, credential test, sandbox and README all read from here.
 */
export * from './pages';
export * from './platforms';
export * from './endpoints';
export * from './limits';
export * from './states';
export * from './intents';
export * from './textVariables';
export * from './statusCodes';
export * from './smsStatusCodes';
export * from './fields';
export * from './recallFields';
export * from './outcomes';
export * from './callReport';
