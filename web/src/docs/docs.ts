// /api/docs: the API's description to read and try. A page of its own, so that nothing of it loads with the app.
import "swagger-ui-dist/swagger-ui.css";
import "./docs.css";
import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { csrfToken } from "../api/csrf";

const root = document.documentElement;
root.classList.toggle("dark-mode", root.dataset.mantineColorScheme === "dark");

SwaggerUI({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null, // or it would send the description to a server of theirs
  requestInterceptor: (request) => {
    const token = csrfToken();
    if (token && request.method !== "GET") request.headers["x-csrftoken"] = token;
    return request;
  },
});
