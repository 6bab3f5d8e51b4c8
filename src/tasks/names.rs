//! Names for ids, fetched in the background within the same request rate.
//!
//! A list that fails is left: ids are shown instead, and nothing else depends on it.

use crate::state::App;
use crate::state::names::Directory;
use crate::state::session::ApiClient;
use audit_client::Walk;
use audit_client::check::Access;
use audit_client::walk::ChatList;
use audit_model::directory::{Chat, GroupTag, User};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use std::rc::Rc;

/// Fetches the lists that the token may read.
pub fn fetch(app: App, client: Rc<ApiClient>, access: Access) {
    spawn_local(async move {
        if access.users {
            read(app, &client, Walk::users(), |names, user: User| {
                if let Some(label) = user.label() {
                    names.people.insert(user.id, label.as_str().into());
                }
            })
            .await;
        }
        if access.chats {
            for which in [ChatList::Joined, ChatList::Public] {
                for archived in [false, true] {
                    read(app, &client, Walk::chats(which, archived), |names, chat: Chat| {
                        if let Some(name) = chat.name.filter(|name| !name.trim().is_empty()) {
                            names.chats.insert(chat.id, name.as_str().into());
                        }
                    })
                    .await;
                }
            }
        }
        if access.group_tags {
            read(app, &client, Walk::group_tags(), |names, tag: GroupTag| {
                if let Some(name) = tag.name {
                    names.tags.insert(tag.id, name.as_str().into());
                }
            })
            .await;
        }
    });
}

async fn read<R: DeserializeOwned>(
    app: App,
    client: &Rc<ApiClient>,
    mut walk: Walk,
    put: impl Fn(&mut Directory, R),
) {
    // Not a request more once disconnected, or connected to something else.
    let is_current = || app.session.client().is_some_and(|current| Rc::ptr_eq(&current, client));
    let mut records: Vec<R> = Vec::new();
    while is_current()
        && let Ok(Some(page)) = walk.next(client).await
    {
        records.extend(page.records::<R>());
    }
    if !is_current() {
        return;
    }
    let mut directory = Directory::clone(&app.names.0.get_untracked());
    records.into_iter().for_each(|record| put(&mut directory, record));
    app.names.0.set(Rc::new(directory));
}
