/** The published keys by category, in the order of the screens: a second opinion on the page's own catalogue. */
export const CATALOGUE: Record<string, { slug: string; keys: string[] }> = {
  'Sign-in': {
    slug: 'auth',
    keys: ['user_login', 'user_logout', 'user_2fa_success', 'user_2fa_fail', 'user_2fa_disabled', 'login_grant_created', 'login_grant_approved', 'login_grant_denied'],
  },
  'Apps & devices': {
    slug: 'apps',
    keys: ['oauth_authorization_granted', 'oauth_authorization_revoked', 'oauth_device_authorization_approved', 'oauth_device_authorization_denied', 'oauth_token_revoked', 'exchange_disabled'],
  },
  'Access tokens': { slug: 'tokens', keys: ['access_token_created', 'access_token_updated', 'access_token_destroy'] },
  Bots: {
    slug: 'bots',
    keys: ['bot_scopes_updated', 'bot_webhook_settings_updated', 'bot_token_created', 'bot_token_updated', 'bot_token_reissued', 'bot_token_recreated', 'bot_token_deleted', 'bot_oauth_client_updated', 'bot_oauth_client_disabled', 'bot_oauth_client_secret_issued', 'bot_oauth_client_secret_rotated', 'bot_deleted'],
  },
  Employees: { slug: 'people', keys: ['user_created', 'user_updated', 'user_role_changed', 'user_deleted'] },
  Tags: { slug: 'tags', keys: ['tag_created', 'tag_deleted', 'user_added_to_tag', 'user_removed_from_tag'] },
  Chats: { slug: 'chats', keys: ['chat_created', 'chat_renamed', 'chat_permission_changed'] },
  'Chat members': { slug: 'members', keys: ['user_chat_join', 'user_chat_leave', 'tag_added_to_chat', 'tag_removed_from_chat'] },
  Messages: { slug: 'messages', keys: ['message_created', 'message_updated', 'message_deleted'] },
  'Reactions & threads': { slug: 'reactions', keys: ['reaction_created', 'reaction_deleted', 'thread_created'] },
  'Video calls': { slug: 'video', keys: ['video_call_started', 'video_call_finished', 'video_call_recording_ready'] },
  Encryption: { slug: 'encryption', keys: ['kms_encrypt', 'kms_decrypt'] },
  Security: { slug: 'security', keys: ['dlp_violation_detected', 'audit_events_accessed', 'company_chats_accessed', 'company_bots_accessed'] },
  'Search (API)': { slug: 'search', keys: ['search_messages_api', 'search_users_api', 'search_chats_api'] },
  Other: { slug: 'other', keys: [] },
};

/** The English names of the categories, in the order of the screens. */
export const CATEGORIES = Object.keys(CATALOGUE);

/** The English name of the category that a key belongs to. */
export function categoryOf(key: string): string {
  return CATEGORIES.find((name) => CATALOGUE[name].keys.includes(key)) ?? 'Other';
}

/** What "security first" loads: every published key but talk. */
export const SECURITY_KEYS = CATEGORIES.filter((name) => name !== 'Messages' && name !== 'Reactions & threads').flatMap(
  (name) => CATALOGUE[name].keys,
);
